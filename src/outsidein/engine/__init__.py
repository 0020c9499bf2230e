"""Where the rows are: one scan reduces them to moments.

- `reduce`: rows to cells of moments by segment, period and block of customers (start here)
- `histogram`, `counts`, `customers`, `events`: what cells of moments cannot give
- `link`: answers joined to the work they are about
- `conditions`, `items`, `labels`: which rows, what is measured, by what they are grouped
- `blocks`: the hash that spreads customers over 64 blocks
- `sql`: DuckDB in process; `sheet`: a file that was heard

Within: `source` yields chunks of rows, `scan` runs threads over them, `values` turns items into
numbers, `grid` and `grids` choose their integers, `index` numbers the cells, `kernel` adds up.
"""
