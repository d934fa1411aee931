# fails: memory
# near miss: without a divisor the limit is given in bytes
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      containers:
        - name: beacon
          env:
            - name: POD_NAME
              valueFrom: { fieldRef: { fieldPath: metadata.name } }
            - name: NODE_NAME
              valueFrom: { fieldRef: { fieldPath: spec.nodeName } }
            - name: MEMORY_MIB
              valueFrom: { resourceFieldRef: { resource: limits.memory } }
          volumeMounts:
            - { name: podinfo, mountPath: /etc/podinfo }
      volumes:
        - name: podinfo
          downwardAPI:
            items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
