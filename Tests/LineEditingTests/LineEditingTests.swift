internal import Testing

@testable import LineEditing
