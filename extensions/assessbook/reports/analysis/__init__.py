"""The analysis of many returns and years: figures in which no State can be found that did not agree to be named."""
