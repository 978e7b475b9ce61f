/// The conversation that one question is asked in, as far as ranking listens to it.
package struct Conversation {
  /// How much a question needs the turns before it.
  package enum Need: Sendable {
    /// It says all itself: one that brings a name of its own may as well go elsewhere.
    case none
    /// It names nobody and nothing by name, and may go on with the conversation.
    case likely
    /// It makes no sense without the conversation: it was completed from it, or should have been.
    case certain
  }

  package let place: ConversationPlace
  package let need: Need
  /// Whether the question asks for something else than the last reply told.
  package let asksForOthers: Bool

  /// Content terms of what a question has in place of a part of the one before ("And in Lund?"), on
  /// which it turns; empty for others.
  package let typed: Set<Int32>

  package init(
    place: ConversationPlace, need: Need, asksForOthers: Bool, typed: Set<Int32> = []
  ) {
    self.place = place
    self.need = need
    self.asksForOthers = asksForOthers
    self.typed = typed
  }

  /// The same for a question that makes no sense without it.
  package var needed: Conversation {
    Conversation(place: place, need: .certain, asksForOthers: asksForOthers)
  }
}
