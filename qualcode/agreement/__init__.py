"""Agreement between coders: coefficients as functions of arrays, and the report built from them."""
