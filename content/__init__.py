"""What the Inburgerwijzer knows: the law, the words, the schools. Knows nothing of the web or of Telegram."""
