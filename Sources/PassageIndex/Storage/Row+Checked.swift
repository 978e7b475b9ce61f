internal import Foundation
internal import GRDB

extension Row {
  /// The value of a column that is never null.
  ///
  /// - Throws: SQLite's error for a damaged file when it holds something else; GRDB's own
  ///   subscripts would end the program.
  func checked<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    guard let value: Value = try checkedIfPresent(index) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(index) holds nothing")
    }
    return value
  }

  /// A number of things, so small that adding up those of all rows cannot overflow; throws like
  /// `checked(_:)`.
  func checkedCount(_ index: Int) throws -> Int {
    let count: Int = try checked(index)
    guard (0...Int(UInt32.max)).contains(count) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(index) counts \(count)")
    }
    return count
  }

  /// The value of a column, nil for null; throws like `checked(_:)`.
  func checkedIfPresent<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value? {
    let stored = self[index] as DatabaseValue
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "column \(index) holds a value of another kind")
    }
    return value
  }

  /// The text that a column holds packed; nil when the bytes were altered.
  func text(at index: Int, unpackedBy packer: TextPacker) throws -> String? {
    try withUnsafeData(atIndex: index) { data in
      (data ?? Data()).withUnsafeBytes { packer.unpack($0) }
    }
  }
}
