internal import Testing

@testable import PassageIndex
