"""Puts the API together and on the application that serves the pages."""

from __future__ import annotations

import re

from fastapi import FastAPI
from starlette.routing import Mount

from index.index import Index
from qa.engine import Engine
from qa.feedback import FeedbackFile
from qa.settings import Settings
from qa.web.api import openai_errors, problems
from qa.web.api.answering import Answering
from qa.web.api.application import ApiApplication
from qa.web.api.ask import ask_routes
from qa.web.api.chat import chat_routes
from qa.web.api.chat_reply import Speaking
from qa.web.api.documents import document_list_routes
from qa.web.api.feedback import feedback_routes
from qa.web.api.health import health_routes
from qa.web.api.metrics import Metrics
from qa.web.api.reference_page import Described, reference_page_routes
from qa.web.api.references import reference_routes
from qa.web.api.request_log import RequestLog
from qa.web.api.search import search_routes
from qa.web.api.streaming import Streaming

JSON_ADDRESS = "/api"
OPENAI_ADDRESS = "/v1"


def mount_api(app: FastAPI, settings: Settings, index: Index, engine: Engine) -> None:
    """Put the API on an application, with what watches over all of its requests.

    Args:
        app: The application; what it serves besides is to be mounted after this.
        settings: The settings.
        index: The documents.
        engine: What answers.
    """
    metrics = Metrics(index.catalogue)
    answering = Answering(engine, metrics)
    chat = _openai_application(settings, answering)
    api = _json_application(settings, index, answering, chat)
    app.include_router(health_routes(index.catalogue, metrics, api.language_of))
    app.router.routes += [_mounted(JSON_ADDRESS, api), _mounted(OPENAI_ADDRESS, chat)]
    app.add_middleware(RequestLog, metrics=metrics, ours=(app, api, chat), with_questions=settings.log_questions)


def _mounted(address: str, part: ApiApplication) -> Mount:
    """Return the route to all that is below an address: starlette's own leaves out paths with a line break in them."""
    mount = Mount(address, part)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def _json_application(settings: Settings, index: Index, answering: Answering, chat: ApiApplication) -> ApiApplication:
    api = ApiApplication(
        title="hoidap",
        description="Answers questions out of documents, each statement with a citation, and shows the documents.",
        language=settings.lang,
        error_form=problems.problem_response,
        error_model=problems.Problem,
        error_media_type=problems.MEDIA_TYPE,
    )
    for router in (
        ask_routes(answering, Streaming(answering, api.language_of), index.catalogue),
        search_routes(answering, index),
        document_list_routes(index.catalogue),
        reference_routes(index.catalogue, index.mentions),
        feedback_routes(FeedbackFile(index.folder.path), index.catalogue),
        reference_page_routes(lambda: [Described(JSON_ADDRESS, api), Described(OPENAI_ADDRESS, chat)], api.language_of),
    ):
        api.include_router(router)
    return api


def _openai_application(settings: Settings, answering: Answering) -> ApiApplication:
    chat = ApiApplication(
        title="hoidap for OpenAI clients",
        description="The same answers in OpenAI's protocol: the model is called `hoidap`.",
        language=settings.lang,
        error_form=openai_errors.openai_response,
        error_model=openai_errors.OpenAIError,
        error_media_type=openai_errors.MEDIA_TYPE,
    )

    model_writes = bool(settings.llm_base_url) and settings.write_answers
    chat.include_router(
        chat_routes(answering, Streaming(answering, chat.language_of), Speaking(settings.lang, model_writes))
    )
    return chat
