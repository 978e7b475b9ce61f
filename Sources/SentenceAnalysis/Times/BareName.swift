internal import Text

/// A weekday or month that stands alone.
struct BareName {
  var time: TimeMention
  /// Its verb, or the noun that has it, says on which side of the article's day it lies.
  var isSettled: Bool

  /// With what the words beside it say: since when, and whether it is to come.
  func time(beside words: DateExpression, _ published: CivilDay?) -> TimeMention {
    var time = time
    time.relation = words.relation
    if !isSettled, let published, let days = words.value, days.first > published {
      time.days = days
    }
    return time
  }
}
