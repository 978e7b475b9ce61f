/// The conversation that one question is asked in, as far as ranking listens to it.
package struct Conversation {
  let place: ConversationPlace
  /// Whether the question makes no sense without the conversation: it was completed from it, or should have been. One that
  /// brings a name of its own may as well go elsewhere.
  let isFollowUp: Bool
  /// Whether the question asks for something else than the last reply told.
  let asksForOthers: Bool
}
