internal import ArticleText
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering

/// The articles that one run of the program talks to: an open index and the pipeline over it.
final class Library {
  let store: PassageStore
  let prompts: Prompts
  private let path: String
  private var pipeline: AnswerPipeline

  /// - Throws: `IndexError` when there is no usable index at `path`, `PromptsError` when wording or tables are broken.
  init(path: String, prompts: Prompts) throws {
    self.path = path
    self.prompts = prompts
    store = try PassageStore(path: path)
    pipeline = try AnswerPipeline(store: store, prompts: prompts)
  }

  func answer(_ request: QuestionRequest) throws -> Answer {
    try pipeline.answer(request)
  }

  /// Makes the index agree with the folders it knows (or builds it anew), and answers from the result.
  ///
  /// - Throws: `IndexError`; questions can then still be asked of what was there before.
  func update(rebuild: Bool) throws -> IndexReport {
    let builder = IndexBuilder(
      path: path, reader: try ArticleReader(prompts: prompts),
      segmenter: try SentenceSegmenter(prompts: prompts))
    let report = try rebuild ? builder.rebuild() : builder.update()
    if try store.renew() { pipeline = try AnswerPipeline(store: store, prompts: prompts) }
    return report
  }
}
