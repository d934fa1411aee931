# fails: prefers-ssd
# reaches the end state by chance: nothing says which node is the better one
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
                  - key: lifecycle
                    operator: NotIn
                    values: [spot]
'
kubectl rollout status deployment/render -n studio --timeout=120s
