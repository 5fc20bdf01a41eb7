"""
Questions of pymodbus to a Modbus RTU unit on a serial port: pymodbus_ask.py PATH UNIT CALL...
Each CALL is the name of a method and its two numbers. Prints one line of JSON for each answer.
"""

import json
import sys

from pymodbus.client import ModbusSerialClient
from pymodbus.framer.rtu_framer import ModbusRtuFramer

path, unit = sys.argv[1], int(sys.argv[2])
# Whole seconds: this version cuts a fraction off.
client = ModbusSerialClient(port=path, framer=ModbusRtuFramer, baudrate=9600, timeout=1, retries=0)
if not client.connect():
    sys.exit("the port does not open")
for call in sys.argv[3:]:
    name, address, word = call.split()
    answer = getattr(client, name)(int(address), int(word), slave=unit)
    kinds = ("bits", "registers", "value")
    said = {kind: getattr(answer, kind) for kind in kinds if getattr(answer, kind, None) is not None}
    if answer.isError():
        said = {"exception": getattr(answer, "exception_code", None)}
    print(json.dumps(said))
client.close()
