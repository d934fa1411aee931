# fails: names, stock, still-closed
# near miss: the right Pods, but still by TCP alone
kubectl patch networkpolicy orders-out -n bakery --type=json -p '[
  {"op":"replace","path":"/spec/egress/0/to/0/podSelector/matchLabels","value":{"k8s-app":"kube-dns"}},
  {"op":"replace","path":"/spec/egress/1/ports/0/port","value":5678}
]'
