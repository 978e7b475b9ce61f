internal import Text

/// A weekday or month as a word of a sentence.
struct BareName {
  /// What it is there.
  enum Use {
    /// It stands alone and is a time by itself.
    case alone
    /// One of many, or the name of a feast: no time.
    case none
    /// The weekday or month of a day ("May 5") that is to come if that is nearer than the last.
    case coming
  }

  var time: TimeMention
  /// Its verb, or the noun that has it, says on which side of the article's day it lies.
  var isSettled: Bool
  var use = Use.alone
  /// The sentence tells a habit: no day beside the name is one.
  var isHabit = false

  /// With what the words beside it say: since when, and whether it is to come.
  func time(beside words: DateExpression, _ published: CivilDay?) -> TimeMention {
    var time = time
    time.relation = words.relation
    if !isSettled, let published, let days = words.value, days.first > published {
      time.days = days
    }
    return time
  }

  /// `days` a year on, where they are over for more than half a year.
  static func next(_ days: DayRange?, _ published: CivilDay?) -> DayRange? {
    guard let days, let published, published.number - days.last.number > 183,
      let first = days.first.adding(months: 12), let last = days.last.adding(months: 12)
    else { return days }
    return DayRange(first, last)
  }
}
