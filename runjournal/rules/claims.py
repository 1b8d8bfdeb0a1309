"""The claims of the article *Sports Massage for Runners*, in our own words, and how strong each is."""

from runjournal.rules.finding import Source

S2 = Source(
    "S2",
    "expert opinion, contested",
    "Sports Massage for Runners; Cambron 2007, doi:10.1089/acm.2006.6401: 10 % of 91 clients reported discomfort, "
    "mostly starting within 12 h and lasting up to 36 h",
)
