# fails: who-and-where, memory
# values as they are today: the right number, and the name of the Deployment
kubectl patch deployment beacon -n lighthouse -p '
spec:
  template:
    spec:
      containers:
        - name: beacon
          env:
            - name: POD_NAME
              value: beacon
            - name: NODE_NAME
              valueFrom: { fieldRef: { fieldPath: spec.nodeName } }
            - name: MEMORY_MIB
              value: "192"
          volumeMounts:
            - { name: podinfo, mountPath: /etc/podinfo }
      volumes:
        - name: podinfo
          downwardAPI:
            items: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }]
'
kubectl rollout status deployment/beacon -n lighthouse --timeout=60s
