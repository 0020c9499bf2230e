"""The analyst's commands as functions: any table in, one result object out."""
