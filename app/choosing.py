"""Which adapter fills which port: what the settings name, looked up and built."""

from __future__ import annotations

from pathlib import Path

from app.adapters.chroma_vectors import ChromaVectors
from app.adapters.kept_embeddings import FOLDER_NAME, KeptEmbedder
from app.adapters.lying_chat import NAME as LIAR
from app.adapters.lying_chat import LyingChat
from app.adapters.sqlite_feedback import SqliteFeedback
from app.adapters.sqlite_library import SqliteLibrary
from app.adapters.sqlite_usage import SqliteUsage
from app.errors import ModelUnavailable, SettingsError
from app.ports import ChatModel, Embedder, FeedbackStore, SupportChecker, UsageStore, VectorIndex
from app.settings import Settings

EMBEDDED = "embedded"
HERE = Path(__file__).parent
LIBRARY_FILE = "library.db"
CHROMA_FOLDER = "chroma"


def embedder_of(settings: Settings) -> Embedder:
    """The embedding model set. Raises ``SettingsError`` or ``ModelUnavailable``."""
    if settings.embeddings == EMBEDDED:
        from app.adapters.onnx_embeddings import OnnxEmbedder

        return KeptEmbedder(OnnxEmbedder(HERE / "models" / "minilm"), settings.corpus / FOLDER_NAME)
    vendor, _, name = settings.embeddings.partition("/")
    if vendor == "ollama" and name:
        from app.adapters.ollama_embeddings import OllamaEmbedder

        return KeptEmbedder(OllamaEmbedder(name, settings.ollama_host), settings.corpus / FOLDER_NAME)
    raise SettingsError(f"'{settings.embeddings}' names no embedding model.", "Use 'embedded' or 'ollama/NAME'.")


def chat_of(settings: Settings) -> ChatModel:
    """The chat model set; ``auto`` takes Ollama's if it answers within a second and has one.

    ``double/liar`` is for evals alone and offered nowhere: it lies, so that it can be seen that nothing false is shown.
    Raises ``SettingsError`` or ``ModelUnavailable``.
    """
    if settings.model == "auto":
        return _ollama_chat(settings) or _embedded_chat(settings, None)
    if settings.model == EMBEDDED:
        return _embedded_chat(settings, None)
    if settings.model == LIAR:
        return LyingChat(context_tokens=settings.context_tokens)
    vendor, _, name = settings.model.partition("/")
    if vendor == "gguf" and name:
        return _embedded_chat(settings, Path(name).expanduser())
    if vendor == "ollama" and name:
        chat = _ollama_chat(settings, name)
        if chat is None:
            raise ModelUnavailable(
                f"Ollama does not answer at {settings.ollama_host}.",
                "Start it with 'ollama serve', or use --model auto.",
            )
        return chat
    if vendor == "openai" and name:
        return _openai_chat(settings, name)
    raise SettingsError(
        f"'{settings.model}' names no chat model.",
        "Use 'auto', 'embedded', 'gguf/PATH', 'ollama/NAME' or 'openai/NAME'.",
    )


def checker_of(settings: Settings, embedder: Embedder) -> SupportChecker:
    """The trained support checker. Its weights are fitted to the embedded embedding model, so that it takes that one,
    whichever searches. Raises ``ModelUnavailable``."""
    from app.adapters.onnx_embeddings import NAME, OnnxEmbedder
    from app.adapters.onnx_groundedness import FOLDER, OnnxGroundedness
    from app.verification.stack import load_weights
    from app.verification.trained import TrainedChecker

    own = embedder if embedder.name == NAME else OnnxEmbedder()
    weights = load_weights(FOLDER / "stack.json")
    if settings.support_threshold is not None:
        weights = weights.at_least(settings.support_threshold)
    return TrainedChecker(OnnxGroundedness(), own, weights)


def library_of(settings: Settings) -> SqliteLibrary:
    """The library's text, manifest and catalogue, in the home folder."""
    return SqliteLibrary(home_of(settings) / LIBRARY_FILE)


def home_of(settings: Settings) -> Path:
    """The home folder, made if it is missing. Raises ``SettingsError``."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The home folder {settings.home} cannot be made: {error.strerror}.", "Choose another with --home."
        ) from error
    return settings.home


def vectors_of(settings: Settings, embedder: Embedder) -> VectorIndex:
    """The vector index: a Chroma server's if one is set, else the embedded one in the home folder."""
    if settings.chroma_url:
        return ChromaVectors.server(settings.chroma_url, embedder.name, embedder.dimension)
    return ChromaVectors.persistent(settings.home / CHROMA_FOLDER, embedder.name, embedder.dimension)


def feedback_of(settings: Settings) -> FeedbackStore:
    """Where readers' thumbs are kept."""
    return SqliteFeedback(home_of(settings) / "feedback.db")


def usage_of(settings: Settings) -> UsageStore:
    """Where it is counted what answers cite, and kept what found nothing."""
    return SqliteUsage(home_of(settings) / "usage.db")


def _embedded_chat(settings: Settings, gguf: Path | None) -> ChatModel:
    from app.adapters.llamacpp_chat import LlamaCppChat, embedded_chat

    if gguf is None:
        return embedded_chat(context_tokens=settings.context_tokens)
    return LlamaCppChat(gguf, context_tokens=settings.context_tokens)


def _openai_chat(settings: Settings, name: str) -> ChatModel:
    if not settings.base_url:
        raise SettingsError(f"'{settings.model}' needs the server's address.", "Give --base-url http://HOST:PORT/v1.")
    from app.adapters.openai_chat import OpenAIChat

    key = settings.api_key.get_secret_value() if settings.api_key else ""
    return OpenAIChat(name, settings.base_url, key, settings.context_tokens)


def _ollama_chat(settings: Settings, name: str | None = None) -> ChatModel | None:
    from app.adapters.ollama_chat import OllamaChat, find_ollama

    server = find_ollama(settings.ollama_host, timeout=1.0)
    if server is None or (name is None and not server.chat_models):
        return None
    return OllamaChat(name or server.chat_models[0].name, server, settings.context_tokens)
