# fails: strict
# near miss: ScheduleAnyway spreads as long as there is room everywhere
kubectl patch deployment seat-map -n booking -p '
spec:
  replicas: 6
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          nodeTaintsPolicy: Honor
          labelSelector:
            matchLabels:
              app: seat-map
          matchLabelKeys: [pod-template-hash]
'
kubectl rollout status deployment/seat-map -n booking --timeout=120s
