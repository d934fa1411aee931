# fails: stock, still-closed
# near miss: names are resolved, but the port of the Service is none of the Pod's
kubectl patch networkpolicy orders-out -n bakery --type=json -p '[
  {"op":"replace","path":"/spec/egress/0/to/0/podSelector/matchLabels","value":{"k8s-app":"kube-dns"}},
  {"op":"replace","path":"/spec/egress/0/ports","value":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}]}
]'
