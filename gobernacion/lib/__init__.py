"""Pure Python of single nouns (RUN, pesos, periods, spreadsheet rows): knows neither Django nor the office."""
