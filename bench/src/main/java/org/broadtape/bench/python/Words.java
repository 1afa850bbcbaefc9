package org.broadtape.bench.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Functions that a file may call by their last name. A method is a function whose first argument
/// is what it is called on.
public interface Words {
    /// What a call is worth; empty where the word or these arguments are not known.
    ///
    /// @param arguments by place
    /// @param named by name
    Optional<Value> call(String word, List<Value> arguments, Map<String, Value> named);
}
