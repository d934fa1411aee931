# fails: still-closed
# near miss: all Pods of the Namespace are open, and port 53 of anybody
kubectl patch networkpolicy orders-out -n bakery --type=json -p '[
  {"op":"replace","path":"/spec/egress","value":[{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}]},{"to":[{"podSelector":{}}]}]}
]'
