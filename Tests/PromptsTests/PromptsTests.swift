internal import Testing

@testable import Prompts
