internal import Testing

@testable import QuestionAnswering
