"""English words that stand in every sentence and so begin no verb, keyword or area."""

JOINERS = frozenset({"in", "for", "with", "of", "and", "at", "on"})
"""Words between two tokens that only join them: `8k in 44`."""
FUNCTION_WORDS = frozenset(
    {
        *JOINERS,
        *("a", "about", "after", "again", "all", "almost", "also", "am", "an", "any", "are", "as", "be", "because"),
        *("been", "before", "being", "but", "by", "can", "could", "did", "do", "does", "each", "else", "even"),
        *("ever", "few", "from", "get", "go", "got", "had", "has", "have", "he", "her", "here", "hers", "him", "his"),
        *("how", "i", "if", "into", "is", "it", "its", "just", "last", "may", "me", "more", "most"),
        *("much", "my", "near", "new", "no", "nor", "not", "now", "off", "once", "one", "only", "or", "other", "our"),
        *("out", "over", "own", "per", "she", "since", "so", "some", "still", "such", "than", "that", "the", "their"),
        *("them", "then", "there", "these", "they", "this", "those", "though", "through", "to", "too"),
        *("under", "until", "up", "us", "very", "was", "we", "well", "were", "what", "when", "where", "which"),
        *("while", "who", "whom", "why", "will", "without", "would", "yet", "you", "your"),
    }
)
"""`not easy` is no note, and `out and back` no outer thigh."""
