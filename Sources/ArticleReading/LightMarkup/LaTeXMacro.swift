/// What a command of a document's own stands for.
struct LaTeXMacro {
  /// With `#1` to `#9` where the arguments go.
  var body = ""
  var count = 0
  /// The first argument where none is given in brackets; nil where it stands in braces.
  var standard: String?

  /// The body with its arguments in their places.
  func filled(with arguments: [[Unicode.Scalar]]) -> [Unicode.Scalar] {
    var output: [Unicode.Scalar] = []
    var isMark = false
    for scalar in body.unicodeScalars {
      if isMark, let number = Int(String(scalar)), arguments.indices.contains(number - 1) {
        output += arguments[number - 1]
      } else if scalar != "#" {
        output.append(scalar)
      }
      isMark = scalar == "#"
    }
    return output
  }
}
