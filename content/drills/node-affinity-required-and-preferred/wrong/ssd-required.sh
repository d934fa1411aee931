# fails: hdd-if-need-be
# near miss: the wish has become a condition
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
                  - key: disk
                    operator: In
                    values: [ssd]
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              preference:
                matchExpressions:
                  - key: disk
                    operator: In
                    values: [ssd]
'
kubectl rollout status deployment/render -n studio --timeout=120s
