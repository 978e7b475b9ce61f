/// The conversation that one question is asked in, as far as ranking listens to it.
package struct Conversation {
  package let place: ConversationPlace
  /// Whether the question makes no sense without the conversation: it was completed from it, or
  /// should have been. One that brings a name of its own may as well go elsewhere.
  package let isFollowUp: Bool
  /// Whether the question asks for something else than the last reply told.
  package let asksForOthers: Bool

  package init(place: ConversationPlace, isFollowUp: Bool, asksForOthers: Bool) {
    self.place = place
    self.isFollowUp = isFollowUp
    self.asksForOthers = asksForOthers
  }
}
