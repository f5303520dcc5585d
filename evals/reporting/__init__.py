"""A verdict as people and machines read it: one HTML file without a network, JUnit XML, and lines for the terminal."""
