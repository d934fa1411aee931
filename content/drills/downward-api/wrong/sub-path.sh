# fails: labels-now
# near miss: a file mounted by subPath stays as it was when the container started
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
              valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1Mi } }
          volumeMounts:
            - { name: podinfo, mountPath: /etc/podinfo/labels, subPath: labels }
      volumes:
        - name: podinfo
          downwardAPI:
            items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
