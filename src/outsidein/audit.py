"""The one place that knows the whole flow: hear, learn, choose, tell."""
