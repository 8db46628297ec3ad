"""YAML text -> values that remember line and column. Knows nothing of briefs, themes or lengths.

PyYAML's libyaml gives the events; nodes, scalars and keys are ours. Its constructors were refused: they read YAML 1.1
(`no`, `12:30` and `2015-03-28` are not text there), keep the last of two equal keys, and follow tags. A round-trip
parser (ruamel.yaml) was refused: it is some twenty times slower than libyaml, and writes a file anew, with its own line
breaks and indentation. At first nothing here wrote YAML. Now importing sources adds to a brief, and reviews change
words in it: `patch` and `reword` write the new stretches alone, and read the result back before anybody keeps it.
Values of aliases are copied with their places, so the number of values is limited, not the size of the file alone.
"""

from briefpress.yaml_file.curly import CURLY_HINT as CURLY_HINT
from briefpress.yaml_file.curly import is_curly_quoted as is_curly_quoted
from briefpress.yaml_file.curly import is_half_curly_quoted as is_half_curly_quoted
from briefpress.yaml_file.file import KeyPath as KeyPath
from briefpress.yaml_file.file import YamlFile as YamlFile
from briefpress.yaml_file.file import YamlValue as YamlValue
from briefpress.yaml_file.fresh import fresh as fresh
from briefpress.yaml_file.fresh import without_comments as without_comments
from briefpress.yaml_file.overlay import Typed as Typed
from briefpress.yaml_file.overlay import overlaid as overlaid
from briefpress.yaml_file.overlay import typed_value as typed_value
from briefpress.yaml_file.patch import added as added
from briefpress.yaml_file.patch import patched as patched
from briefpress.yaml_file.read import parse_yaml as parse_yaml
from briefpress.yaml_file.read import read_yaml as read_yaml
from briefpress.yaml_file.reword import commented as commented
from briefpress.yaml_file.reword import reworded as reworded
from briefpress.yaml_file.spans import Change as Change
