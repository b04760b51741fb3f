"""Letters that people bring along: what an office may send, and which of them a text is"""
