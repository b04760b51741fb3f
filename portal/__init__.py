"""The web: carries a request to the desk and draws the answer. Knows nothing of the law or of Telegram."""
