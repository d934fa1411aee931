# fails: nobody-else, shipper-everywhere
# reaches the end state, but NoSchedule does not stop a Pod that names the node
kubectl label node worker-3 team=risk
kubectl patch deployment scoring -n risk -p '
spec:
  template:
    spec:
      nodeSelector:
        team: risk
      tolerations:
        - key: team
          operator: Equal
          value: risk
          effect: NoSchedule
'
kubectl patch daemonset log-shipper -n ops -p '
spec:
  template:
    spec:
      tolerations:
        - key: team
          operator: Equal
          value: risk
          effect: NoSchedule
'
kubectl rollout status daemonset/log-shipper -n ops --timeout=120s
kubectl taint node worker-3 team=risk:NoSchedule
kubectl delete pods -n retail --field-selector spec.nodeName=worker-3
kubectl rollout status deployment/scoring -n risk --timeout=120s
kubectl rollout status deployment/basket -n retail --timeout=120s
