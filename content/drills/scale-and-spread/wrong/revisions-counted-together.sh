# fails: after-rollout
# reaches the end state, but during a rollout old Pods count as well, and where they were a gap is left
kubectl scale deployment seat-map -n booking --replicas=0
kubectl patch deployment seat-map -n booking -p '
spec:
  replicas: 6
  template:
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: DoNotSchedule
          nodeTaintsPolicy: Honor
          labelSelector:
            matchLabels:
              app: seat-map
'
kubectl rollout status deployment/seat-map -n booking --timeout=120s
