# fails: nothing-else
# without items every key of the ConfigMap becomes a file
kubectl patch deployment station -n weather -p '
spec:
  template:
    spec:
      containers:
        - name: station
          volumeMounts:
            - name: station
              mountPath: /etc/station
              readOnly: true
      volumes:
        - name: station
          projected:
            sources:
              - configMap:
                  name: station-config
              - secret:
                  name: collector-key
                  items:
                    - key: current
                      path: keys/api.key
                      mode: 0400
              - downwardAPI:
                  items:
                    - path: pod/labels
                      fieldRef:
                        fieldPath: metadata.labels
              - serviceAccountToken:
                  path: token
                  audience: collector.example.org
                  expirationSeconds: 7200
'
kubectl rollout status deployment/station -n weather --timeout=120s
