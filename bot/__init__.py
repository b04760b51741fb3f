"""The Telegram channel: carries a request to the desk and an answer back, and knows nothing of the web."""
