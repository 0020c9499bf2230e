"""Words of statistics and of industry metrics, in one sentence each, with who defined them."""

_LMG = "Lindeman, Merenda and Gold (1980); Grömping (2006), Journal of Statistical Software 17(1)"

NUMBERS: tuple[tuple[str, str, str], ...] = (
    (
        "interval",
        "The range that holds the true value in 95 of 100 such audits, each customer's answers "
        "kept together.",
        "Kott (2001), Journal of Official Statistics 17(4)",
    ),
    (
        "jackknife",
        "The number is computed again without one block of customers at a time; how much it "
        "moves gives the interval.",
        "Kott (2001), Journal of Official Statistics 17(4)",
    ),
    (
        "Wilson interval",
        "An interval for a share that stays between 0 and 1, also near its ends.",
        "Wilson (1927), Journal of the American Statistical Association 22",
    ),
    (
        "shrinkage",
        "A number on little data is drawn towards that of its group, the more the less there is.",
        "Morris (1983), Journal of the American Statistical Association 78",
    ),
    (
        "corrected for many tests",
        "Among findings called by this rule, at most 5 in 100 are expected to be chance.",
        "Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57",
    ),
    (
        "alpha",
        "Cronbach's alpha: how far several items measure one thing, from their covariances.",
        "Cronbach (1951), Psychometrika 16(3)",
    ),
    (
        "omega",
        "McDonald's omega: the same from a model with one factor, whose items may weigh unequally.",
        "McDonald (1999), Test Theory",
    ),
    (
        "driver",
        "A rating that goes together with the overall judgement, with its part of R².",
        _LMG,
    ),
    (
        "LMG",
        "A driver's part of R²: what it adds, averaged over all orders in which drivers can enter.",
        _LMG,
    ),
    (
        "R²",
        "The share of the differences between judgements that goes together with the drivers.",
        "Wright (1921), Journal of Agricultural Research 20(7)",
    ),
    (
        "relative weights",
        "A quick approximation of LMG, shown as a preview only (criticized by Thomas et al. 2014).",
        "Johnson (2000), Multivariate Behavioral Research 35(1)",
    ),
    (
        "importance-performance",
        "A map of how much each criterion weighs against how it is rated.",
        "Martilla and James (1977), Journal of Marketing 41(1)",
    ),
    (
        "calibration curve",
        "Carries a measured quantity onto the customer's scale; never turns back, and is fitted on "
        "earlier moments of which both are known.",
        "Barlow, Bartholomew, Bremner and Brunk (1972), for monotone regression",
    ),
    (
        "difference score",
        "One rating minus another. Known faults: less reliable than its parts, and it presumes "
        "that both count equally.",
        "Edwards (2002), in Drasgow and Schmitt; Brown, Churchill and Peter (1993)",
    ),
    (
        "Simpson's paradox",
        "A relation that turns its sign once segments are looked at by themselves.",
        "Simpson (1951), Journal of the Royal Statistical Society B 13",
    ),
    (
        "NPS",
        "Net promoter score: percent 9 or 10 minus percent 0 to 6 on willingness to recommend.",
        "Reichheld (2003), Harvard Business Review 81(12)",
    ),
    (
        "CSAT",
        "Customer satisfaction: the share of answers in the satisfied range of the scale.",
        "Farris, Bendle, Pfeifer and Reibstein (2010), Marketing Metrics",
    ),
    (
        "CES",
        "Customer effort score: the mean answer about how hard it was.",
        "Dixon, Freeman and Toman (2010), Harvard Business Review 88(7)",
    ),
    (
        "ACSI-type index",
        "Satisfaction, confirmed expectation and distance to the ideal on a scale from 0 to 100.",
        "Fornell et al. (1996), Journal of Marketing 60(4)",
    ),
    (
        "top box",
        "The share of answers at the best end of the scale.",
        "Farris, Bendle, Pfeifer and Reibstein (2010), Marketing Metrics",
    ),
    (
        "SLA attainment",
        "The share of tickets that met their service level.",
        "ITIL 4 (AXELOS 2019, ITIL Foundation)",
    ),
)
"""Term, meaning, source."""
