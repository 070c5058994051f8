from llama_index.core.schema import TextNode

from index.filters import SearchFilter
from index.index import Index
from qa.retrieval.retriever import PassageRetriever, ReadQuery


def test_the_index_is_a_llama_index_retriever_whose_nodes_are_passages(samples_index: Index) -> None:
    nodes = PassageRetriever(samples_index, limit=5).retrieve("Ai chủ trì hội nghị của Huyện ủy Khê Đông?")
    assert len(nodes) == 5
    assert [node.score for node in nodes] == sorted((node.score for node in nodes), reverse=True)
    passages = samples_index.catalogue.passages([node.node_id for node in nodes])
    for node in nodes:
        assert isinstance(node.node, TextNode)
        assert node.node.text == passages[node.node_id].text
        document = samples_index.catalogue.document(node.metadata["document_id"])
        assert document is not None
        assert document.text[node.metadata["start"] : node.metadata["end"]] == node.node.text


def test_only_the_title_goes_to_an_embedding_of_ones_own_and_no_bookkeeping(samples_index: Index) -> None:
    node = PassageRetriever(samples_index, limit=1).retrieve("cầu Bến Lụa")[0].node
    assert node.metadata["document_id"] not in node.get_content(metadata_mode="embed")


def test_a_filter_goes_with_the_question_and_not_with_the_retriever(samples_index: Index) -> None:
    retriever = PassageRetriever(samples_index, limit=5)
    question = "Ai chủ trì hội nghị của Huyện ủy Khê Đông?"
    plans = retriever.retrieve(ReadQuery(question, filter=SearchFilter(kinds=frozenset({"kế hoạch"}))))

    kinds = {entry.id: entry.kind for entry in samples_index.catalogue.entries()}
    assert len(plans) == 5
    assert {kinds[node.metadata["document_id"]] for node in plans} == {"kế hoạch"}
    assert kinds[retriever.retrieve(question)[0].metadata["document_id"]] == "tin bài"
