internal import Testing

@testable import AnswerRendering
