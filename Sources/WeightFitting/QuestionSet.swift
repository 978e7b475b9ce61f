internal import Foundation
internal import QuestionAnalysis

/// Questions with known answers, as `evaluate` and the scorers read them: one JSON object a line.
struct QuestionSet {
  /// One question with the strings a right excerpt contains; no strings: the articles do not answer
  /// it.
  struct Item: Decodable {
    var question: String
    var answers: [String]
    var article: String?
    var date: String?
    private var verdict: Verdict?
    var sentences: Sentences?
    var history: [Turn]?
    /// Sentences that prove the answer, one of which a right excerpt is; nil: answers are looked
    /// for as strings.
    var evidence: [String]?
    /// Articles that hold the answer, where there may be several.
    var articles: [String]?
    /// The day of asking under its other name.
    var asOf: String?
    var kind: String?
    var status: String?
    var items: [[String]]?

    /// An earlier question of the conversation, with its answer.
    struct Turn: Decodable {
      var question: String
      var answer: String?
    }

    enum CodingKeys: String, CodingKey {
      case question, answers, date, history, evidence, articles, asOf, kind, status, items
      case verdict = "yesno"
      case article = "article_id"
      case sentences = "gold_sentences"
    }

    /// Whether the answer is yes or no.
    var yesno: Bool { verdict != nil && verdict != .flag(false) }

    /// That a question is one of yes or no, or which of them is right.
    private enum Verdict: Decodable, Equatable {
      case flag(Bool)
      case word(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
          self = .flag(flag)
        } else {
          self = .word(try container.decode(String.self))
        }
      }
    }

    /// Strings, or lists of strings.
    struct Sentences: Decodable {
      var all: [String]

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flat = try? container.decode([String].self) {
          all = flat
        } else {
          all = try container.decode([[String]].self).flatMap { $0 }
        }
      }
    }

    /// Whether the first answer begins with "yes" or "no"; nil when it begins otherwise.
    var isYes: Bool? {
      if case .word(let word)? = verdict { return word == "yes" }
      return switch answers.first?.lowercased().prefix(while: \.isLetter) {
      case "yes": true
      case "no": false
      default: nil
      }
    }

    /// The question in its conversation.
    var request: QuestionRequest {
      QuestionRequest(
        question: question,
        history: (history ?? []).map { .init(question: $0.question, answer: $0.answer) })
    }

    /// Strings one of which a right excerpt contains; empty where the articles do not answer.
    var golds: [String] { status == "abstained" ? [] : sentences?.all ?? answers }

    /// Folds are cut by this: questions about one article stay together.
    var owner: String? { article ?? articles?.first ?? date }
  }

  let name: String
  let items: [Item]

  /// Reads `FOLDER/questions.jsonl`; lines that are no such object are left out. Every `stride`-th
  /// question beyond `limit` is dropped evenly.
  init(folder: String, limit: Int) throws {
    name = URL(fileURLWithPath: folder).lastPathComponent
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/questions.jsonl"))
    let all = data.split(separator: 0x0A).compactMap {
      try? JSONDecoder().decode(Item.self, from: Data($0))
    }
    let step = max(1, Double(all.count) / Double(limit))
    items = stride(from: 0, to: Double(all.count), by: step).map { all[Int($0)] }
  }
}

/// Comparison of texts as question-answering evaluations do it: lower case, no punctuation, no
/// articles, dashes as spaces.
enum Normalization {
  /// F1 of the words of both, 0 to 1.
  static func overlap(_ left: [Substring], _ right: [Substring]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    var rest = right
    var shared = 0
    for word in left {
      guard let position = rest.firstIndex(of: word) else { continue }
      rest.remove(at: position)
      shared += 1
    }
    return 2 * Double(shared) / Double(left.count + right.count)
  }

  static func words(_ text: String) -> [Substring] {
    var folded = ""
    for character in text.lowercased() {
      if "-–—".contains(character) {
        folded.append(" ")
      } else if character.isLetter || character.isNumber || character.isWhitespace {
        folded.append(character)
      } else if character.isSymbol && !character.isASCII {
        folded.append(character)
      }
    }
    return folded.split(whereSeparator: \.isWhitespace).filter { !["a", "an", "the"].contains($0) }
  }

  static func contains(_ text: String, anyOf golds: [String]) -> Bool {
    let hay = " " + words(text).joined(separator: " ") + " "
    return golds.contains { gold in
      let needle = words(gold).joined(separator: " ")
      return !needle.isEmpty && hay.contains(" " + needle + " ")
    }
  }
}
