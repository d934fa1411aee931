kubectl get pods -n kube-system --show-labels | grep dns
kubectl describe service flour-stock -n bakery
kubectl patch networkpolicy orders-out -n bakery --type=json -p '[
  {"op":"replace","path":"/spec/egress/0/to/0/podSelector/matchLabels","value":{"k8s-app":"kube-dns"}},
  {"op":"replace","path":"/spec/egress/0/ports","value":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}]},
  {"op":"replace","path":"/spec/egress/1/ports/0/port","value":5678}
]'
kubectl exec -n bakery deployment/orders -- wget -qO- -T 3 http://flour-stock
