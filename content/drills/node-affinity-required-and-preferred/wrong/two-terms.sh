# fails: allowed-nodes, rather-not-at-all, hdd-if-need-be, prefers-ssd
# several terms are alternatives, so that every node will do
kubectl patch deployment render -n studio -p '
spec:
  template:
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - key: topology.kubernetes.io/zone
                    operator: In
                    values: [north]
              - matchExpressions:
                  - key: lifecycle
                    operator: NotIn
                    values: [spot]
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              preference:
                matchExpressions:
                  - key: disk
                    operator: In
                    values: [ssd]
'
kubectl rollout status deployment/render -n studio --timeout=120s
